/** What the command line needs of the computer that it runs on. */
export interface Machine {
  /** Where relative paths start. */
  readonly folder: string;
  /** True when standard output is a terminal that shows colours. */
  readonly hasColors: boolean;
  readFile(path: string): FileResult;
  readInput(): Promise<FileResult>;
  /** Null when it worked, else why not. */
  writeFile(path: string, text: string): string | null;
  exists(path: string): boolean;
  print(text: string): void;
  complain(text: string): void;
}

export type FileResult =
  | { readonly ok: true; readonly text: string }
  /** A sentence without the file's name: "there is no such file". */
  | { readonly ok: false; readonly message: string };
