/** The newest CLI that `go install` can build; it holds server 1.29 and UI 2.42. */
export const temporalVersion = '1.5.1';

/** Puts a CLI at `target`; false when this way cannot be gone on this machine. */
export type TemporalInstaller = (
  target: string,
  context: {
    readonly searchPath: string;
    readonly inherited: Readonly<Record<string, string | undefined>>;
    readonly onProgress: (message: string) => void;
    readonly signal: AbortSignal | undefined;
  },
) => Promise<boolean>;
