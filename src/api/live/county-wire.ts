import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Subject } from 'rxjs';
import type { Environment } from '../../config/environment.js';
import { listenToDatabase, type Call, type Wire } from '../../persistence/database-wire.js';
import { ENVIRONMENT } from '../cases/api-environment.js';

/** `gap`: the line was down and is up again; nobody knows what was said in between. */
export type News = Call | { readonly about: 'gap' };

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const REMEMBERED = 1_000;

/** Everything that changes in the county's database, as soon as it is written, whichever process has written it. */
@Injectable()
export class CountyWire implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly news = new Subject<News>();
  /** The process is going: a server that still has readers would wait for them for ever. */
  readonly ended = new Subject<void>();
  /** The latest calls of cases, the newest last: who begins to listen may ask what has just been said. */
  private readonly lately = new Map<string, number>();
  private readonly logger = new Logger('wire');
  private wire: Wire | undefined;
  private retry: NodeJS.Timeout | undefined;
  private isEnded = false;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** Whether what changes now is heard. If not, whoever waits had better look. */
  get hears(): boolean {
    return this.wire !== undefined;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect(FIRST_PAUSE_MS, false);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isEnded = true;
    clearTimeout(this.retry);
    this.ended.next();
    this.news.complete();
    await this.wire?.close();
    this.wire = undefined;
  }

  /** How far a case has been heard to have got; 0 for one that has said nothing for long. */
  lastSeq(caseNo: string): number {
    return this.lately.get(caseNo) ?? 0;
  }

  private hear(call: Call): void {
    if (call.about === 'case') {
      this.lately.delete(call.caseNo);
      this.lately.set(call.caseNo, call.seq);
      const [oldest] = this.lately.keys();
      if (this.lately.size > REMEMBERED && oldest !== undefined) this.lately.delete(oldest);
    }
    this.news.next(call);
  }

  private async connect(pause: number, again: boolean): Promise<void> {
    try {
      const wire = await listenToDatabase(
        this.environment.DATABASE_URL,
        (call) => this.hear(call),
        () => this.lost(),
      );
      if (this.isEnded) return await wire.close();
      this.wire = wire;
      if (again) this.news.next({ about: 'gap' });
    } catch (error) {
      this.later(pause, error);
    }
  }

  private lost(): void {
    this.wire = undefined;
    this.later(FIRST_PAUSE_MS, undefined);
  }

  private later(pause: number, error: unknown): void {
    if (this.isEnded) return;
    this.logger.warn({ wire: 'down', fault: error instanceof Error ? error.name : null, pause });
    this.retry = setTimeout(() => void this.connect(Math.min(pause * 2, LONGEST_PAUSE_MS), true), pause);
    this.retry.unref();
  }
}
