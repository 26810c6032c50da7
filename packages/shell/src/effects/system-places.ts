/**
 * What the packages of a distribution own. /usr/local and /opt belong to whoever runs the machine, /home to its users, and
 * packages keep away from them (https://refspecs.linuxfoundation.org/FHS_3.0/fhs-3.0.html, sections 3.13, 4.9; Debian Policy 9.1.2).
 */
export const SYSTEM: readonly string[] = [
  "/usr/bin/**",
  "/usr/sbin/**",
  "/usr/lib/**",
  "/usr/lib32/**",
  "/usr/lib64/**",
  "/usr/libexec/**",
  "/usr/include/**",
  "/usr/share/**",
  "/usr/games/**",
  "/usr/src/**",
  "/etc/**",
  "/var/lib/**",
  "/var/cache/**",
  "/var/log/**",
  "/var/spool/**",
  "/var/mail/**",
  "/run/**",
  "/boot/**",
];

export const ACCOUNT_FILES: readonly string[] = [
  "/etc/passwd",
  "/etc/passwd-",
  "/etc/group",
  "/etc/group-",
  "/etc/shadow",
  "/etc/shadow-",
  "/etc/gshadow",
  "/etc/gshadow-",
  "/etc/subuid",
  "/etc/subgid",
];

/** Where the loader finds what programs share. */
export const LIBRARIES: readonly string[] = [
  "/usr/lib/**",
  "/usr/lib32/**",
  "/usr/lib64/**",
  "/usr/local/lib/*.so*",
  "/usr/local/lib64/*.so*",
  "/etc/ld.so.cache",
];

/** Where programs lie when PATH says nothing else. /bin and /sbin are the same as those in /usr. */
export const PROGRAM_FOLDERS: readonly string[] = [
  "/usr/local/sbin",
  "/usr/local/bin",
  "/usr/sbin",
  "/usr/bin",
];
