/**
 * A case that was told shows it in the ledger after a workflow task and a journal, later while the worker has much to
 * do. Until a minute has passed it is not told the same again.
 */
export class LatelyTold {
  private readonly told = new Map<string, { readonly what: string; readonly at: number }>();

  constructor(private readonly againMs = 60_000) {}

  /** @returns whether it is time to tell this case; then it counts as told from now on. */
  mark(caseNo: string, what: string): boolean {
    const before = this.told.get(caseNo);
    if (before?.what === what && Date.now() - before.at < this.againMs) return false;
    this.told.set(caseNo, { what, at: Date.now() });
    return true;
  }

  /** It did not arrive. */
  forget(caseNo: string): void {
    this.told.delete(caseNo);
  }

  clear(): void {
    this.told.clear();
  }
}
