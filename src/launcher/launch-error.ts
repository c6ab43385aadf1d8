/** Something the person at the terminal can put right: shown as text, without a stack trace. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}
