import { randomUUID } from 'node:crypto';
import type { CaseDetail, Timeline } from '../../src/contracts/http-schemas-answers.js';
import type { AttachmentList } from '../../src/contracts/http-schemas-attachments.js';
import type { ActName } from '../../src/domain/ladder/acts/act-names.js';
import { SAMPLE_PASSWORD } from '../../src/launcher/sample/sample-logins.js';

/** Colleagues who work through the API, to bring a case to where somebody at a browser takes over. */
export class Desk {
  private readonly tokens = new Map<string, string>();

  constructor(private readonly apiUrl: string) {}

  /** @returns the number of the case of the n-th pupil of a teacher's class. */
  async report(login: string, n: number, absentSince = '2025-09-08'): Promise<string> {
    const { pupils } = await this.ask<{ pupils: { code: string }[] }>(login, 'GET', '/pupils');
    const pupil = pupils[n]?.code;
    return (await this.ask<{ caseNo: string }>(login, 'POST', '/cases', { pupil, absentSince })).caseNo;
  }

  act(login: string, caseNo: string, act: ActName, input: object = {}): Promise<unknown> {
    return this.ask(login, 'POST', `/cases/${caseNo}/acts/${act}`, { input });
  }

  /** As far as the written report that two offices have to sign for. */
  async reportOf(caseNo: string, today: string): Promise<void> {
    await this.toTheReport(caseNo, today);
    await this.act('junior2.registrar', caseNo, 'sendReport');
  }

  /** Persuaded in vain, and handed up; the report itself has not gone out. */
  async toTheReport(caseNo: string, today: string): Promise<void> {
    const everybody = ['homeroom', 'school_leader', 'inspector', 'village_committee', 'township'];
    const persuasion = { heldOn: today, participants: everybody, outcome: 'refused' };
    await this.act('junior2.7-1', caseNo, 'recordContact', { means: 'phone', outcome: 'refused' });
    await this.act('junior2.7-1', caseNo, 'escalate');
    await this.act('junior2.principal', caseNo, 'recordPersuasion', persuasion);
    await this.act('junior2.principal', caseNo, 'recordPersuasion', persuasion);
    await this.act('junior2.principal', caseNo, 'escalate');
  }

  /** As far as the order that waits for its approval. */
  async draftOrder(caseNo: string, today: string): Promise<void> {
    await this.reportOf(caseNo, today);
    await this.act('liuwan.cadre', caseNo, 'acknowledgeReport', { receivedOn: today });
    await this.act('bureau', caseNo, 'acknowledgeReport', { receivedOn: today });
    await this.act('liuwan.cadre', caseNo, 'recordCriticism', { heldOn: today });
    await this.act('liuwan.cadre', caseNo, 'draftPaper', {
      kind: 'order',
      remediesTold: true,
      noProperReason: true,
      officerOne: 'ZF-1',
      officerTwo: 'ZF-2',
      addressees: ['father', 'mother'],
    });
  }

  /** Reviewed by the head who approves it, sealed, and with that ready to be served. */
  async sealOrder(caseNo: string, today: string): Promise<void> {
    await this.act('liuwan.head', caseNo, 'approvePaper', { paper: 'order-1', reviewed: true });
    const seal = { paper: 'order-1', sealedOn: today, sealNo: 'Y-1' };
    await this.act('liuwan.cadre', caseNo, 'issuePaper', seal);
  }

  serveOrder(caseNo: string, today: string, addressee: 'father' | 'mother'): Promise<void> {
    return this.servePaper(caseNo, 'order-1', today, addressee);
  }

  async servePaper(
    caseNo: string,
    paper: string,
    today: string,
    addressee: 'father' | 'mother',
  ): Promise<void> {
    await this.act('liuwan.cadre', caseNo, 'recordService', {
      paper,
      addressee,
      deliveredOn: today,
      mode: 'direct',
      recipient: 'guardian',
      serverOne: 'ZF-1',
      serverTwo: 'ZF-2',
      evidence: 'S-1',
    });
  }

  /** Its numbered text, which later papers quote. */
  async issueDocument(login: string, caseNo: string, kind: string): Promise<void> {
    await this.ask(login, 'POST', `/cases/${caseNo}/documents/${kind}`, {});
  }

  /** The whole county lives in a later day from now on. */
  async jumpTo(day: string): Promise<void> {
    await this.ask('bureau', 'PUT', '/drill/clock', { jumpTo: day });
  }

  async happenings(login: string, caseNo: string): Promise<readonly string[]> {
    const { entries } = await this.ask<Timeline>(login, 'GET', `/cases/${caseNo}/timeline`);
    return entries.map(({ type }) => type);
  }

  async attachments(login: string, caseNo: string): Promise<AttachmentList['attachments']> {
    return (await this.ask<AttachmentList>(login, 'GET', `/cases/${caseNo}/attachments`)).attachments;
  }

  view(login: string, caseNo: string): Promise<CaseDetail> {
    return this.ask(login, 'GET', `/cases/${caseNo}`);
  }

  private async ask<Answer>(login: string, method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.apiUrl}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.tokenOf(login)}`,
        'idempotency-key': randomUUID(),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw new Error(`${login} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  }

  private async tokenOf(login: string): Promise<string> {
    const known = this.tokens.get(login);
    if (known !== undefined) return known;
    const response = await fetch(`${this.apiUrl}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: SAMPLE_PASSWORD }),
    });
    const { token } = (await response.json()) as { token: string };
    this.tokens.set(login, token);
    return token;
  }
}
