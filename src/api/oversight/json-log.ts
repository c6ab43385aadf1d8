import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

/** How Nest puts itself together is of interest only to who is looking for a mistake there. */
const ASSEMBLY: readonly unknown[] = ['InstanceLoader', 'RoutesResolver', 'RouterExplorer'];

/** Nest's logger, one JSON object a line. Callers hand over codes and counts; no request body ever comes this way. */
export class JsonLog implements LoggerService {
  private readonly out: Logger;

  constructor(destination?: DestinationStream) {
    const options = { base: { service: 'api' }, timestamp: pino.stdTimeFunctions.isoTime };
    this.out = destination ? pino(options, destination) : pino(options);
  }

  log(message: unknown, ...rest: unknown[]): void {
    const level = ASSEMBLY.includes(rest.at(-1)) ? 'debug' : 'info';
    this.out[level](...entry(message, rest));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.out.error(...entry(message, rest));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.out.warn(...entry(message, rest));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.out.debug(...entry(message, rest));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.out.trace(...entry(message, rest));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.out.fatal(...entry(message, rest));
  }
}

/** Nest passes the context last, and sometimes a stack before it. */
function entry(message: unknown, rest: readonly unknown[]): [object, string?] {
  const context = rest.at(-1);
  const named = typeof context === 'string' ? { context } : {};
  if (message instanceof Error) return [{ ...named, fault: message.name }];
  return typeof message === 'object' && message !== null
    ? [{ ...named, ...message }]
    : [named, String(message)];
}
