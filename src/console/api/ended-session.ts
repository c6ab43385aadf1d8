/** That somebody was signed in on this page: a sign-in that is over is told from one that never was, after a reload too. */
const KEY = 'nol.signed-in';

export function rememberSignedIn(): void {
  try {
    sessionStorage.setItem(KEY, 'yes');
  } catch {
    // Forbidden: then it is not said that the sign-in is over, and nothing else is amiss.
  }
}

/** Who signs out knows it. */
export function forgetSignedIn(): void {
  sessionStorage.removeItem(KEY);
}

export function sessionHasEnded(): boolean {
  return sessionStorage.getItem(KEY) !== null;
}
