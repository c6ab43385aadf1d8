import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from './client.js';

interface Steps<Asked, Report> {
  readonly send: (asked: Asked, dryRun: boolean) => Promise<Report>;
  readonly onDone: (report: Report) => void;
  readonly onRefused?: (error: unknown) => void;
}

/**
 * First a look at what would happen, then exactly that for good. Whatever changes in between asks for another look; so
 * does the Enter key, which browsers take for the form's button and nobody means as a signature.
 */
export function useRehearsal<Asked, Report>({ send, onDone, onRefused }: Steps<Asked, Report>) {
  const [look, setLook] = useState<{ readonly asked: Asked; readonly report: Report } | null>(null);
  const sent = useMutation({
    mutationFn: ({ asked, dryRun }: { readonly asked: Asked; readonly dryRun: boolean }) =>
      send(asked, dryRun),
    onSuccess: (report, { asked, dryRun }) => (dryRun ? setLook({ asked, report }) : onDone(report)),
    onError: (error) => {
      setLook(null);
      onRefused?.(error);
    },
  });
  return {
    look,
    error: sent.error,
    busy: sent.isPending,
    lookAt: (asked: Asked) => sent.mutate({ asked, dryRun: true }),
    confirm: () => look && sent.mutate({ asked: look.asked, dryRun: false }),
    again: () => {
      setLook(null);
      sent.reset();
    },
  };
}

export type Rehearsal = Pick<
  ReturnType<typeof useRehearsal<unknown, unknown>>,
  'look' | 'error' | 'busy' | 'confirm'
>;

export interface RowError {
  /** From 1. */
  readonly row: number;
  readonly field: string;
  readonly message: string;
}

/** What is wrong with which row, where the server has judged rows. */
export function rowErrors(error: unknown): readonly RowError[] {
  if (!(error instanceof Problem)) return [];
  return (error.body.errors ?? []).flatMap(({ field, path, message }) => {
    const row = /^\w+\.(\d+)/.exec(path)?.[1];
    return row === undefined ? [] : [{ row: Number(row) + 1, field, message }];
  });
}
