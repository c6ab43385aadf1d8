/** The ids of the mails that reached the SMTP server, once for each time they did. */
export class MailArrivals {
  private readonly duties: string[] = [];

  note(raw: Buffer): void {
    const head = raw.subarray(0, 4_096).toString('latin1');
    this.duties.push(/^X-Duty:\s*(\S+)/im.exec(head)?.[1] ?? 'without a duty');
  }

  /** Keys of duties, in the order of arrival. */
  all(): readonly string[] {
    return this.duties;
  }
}
