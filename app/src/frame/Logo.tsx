export function Logo() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <rect x="1" y="2" width="9" height="6" rx="2" fill="var(--stage-0)" />
      <rect x="1" y="14" width="9" height="6" rx="2" fill="var(--stage-1)" />
      <rect x="12.5" y="8" width="8.5" height="6" rx="2" fill="var(--stage-3)" />
      <path d="M10 5h1.2v5M10 17h1.2v-5" fill="none" stroke="var(--ink-3)" strokeWidth="1.4" />
    </svg>
  );
}
