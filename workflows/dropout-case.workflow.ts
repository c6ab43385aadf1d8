import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  currentUpdateInfo,
  setHandler,
  uuid4,
  workflowInfo,
} from '@temporalio/workflow';
import type { ActMessage, CaseInput } from '../src/contracts/case-messages.js';
import { ACT_NAMES, type ActName } from '../src/domain/ladder/acts/act-names.js';
import type { Command } from '../src/domain/ladder/decide.js';
import type { Outcome } from '../src/domain/ladder/vocabulary.js';
import { refusal, type Refusal } from '../src/domain/refusal.js';
import { alarmSummary } from '../src/domain/wording/current-details.js';
import { recordInJournal } from './activity-proxies.js';
import { Alarm } from './alarm.js';
import { CaseProcess } from './case-process.js';
import { attendanceFacts, calendarFacts, clockFacts, holderFacts } from './machine-facts.js';
import * as messages from './messages.js';
import { Visibility } from './visibility.js';

/** A case of a year has a few hundred events; a longer history would only make its replay slow. */
const LONGEST_HISTORY = 2_000;

/**
 * One child who may have dropped out, from the first alert until the file is closed.
 *
 * People's acts and machines' facts change the file while it waits; whatever they oblige us to write down is written
 * before anything else; then the file sleeps until the clock next has something to do.
 */
export async function dropoutCase(input: CaseInput): Promise<Outcome | null> {
  const file = new CaseProcess(input, Date.now());
  answerMessages(file, input.kind === 'new' ? input.actId : null);
  refuseCancellation(file);
  return CancellationScope.nonCancellable(() => untilClosed(file));
}

async function untilClosed(file: CaseProcess): Promise<Outcome | null> {
  const alarm = new Alarm();
  const visibility = new Visibility();
  for (;;) {
    file.letClockRun(Date.now());
    const owed = file.pending().length;
    const batch = file.owedBatch();
    visibility.show(file.state, batch.view, batch.events);
    alarm.setFor(file.nextWakeMs(), alarmSummary(batch.view));

    if (owed > 0) {
      await recordInJournal(batch);
      file.settled(owed);
    } else if (!file.isOpen) {
      alarm.cancel();
      await condition(allHandlersFinished);
      return file.state.standing.status === 'closed' ? file.state.standing.outcome : null;
    } else if (historyIsLong()) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof dropoutCase>({
        kind: 'continued',
        state: file.state,
        pending: file.pending(),
      });
    } else {
      await condition(() => file.owesJournal() || alarm.rang);
    }
  }
}

/** A file is closed by an act with a reason, not by a button in the Temporal UI. The attempt is journaled. */
function refuseCancellation(file: CaseProcess): void {
  CancellationScope.current().cancelRequested.catch(() => {
    const because = refusal('not_by_signal', '案件不能从运维界面取消，只能依规销号。');
    file.note([{ type: 'SignalRefused', signal: 'cancel', refusal: because }], Date.now());
  });
}

function historyIsLong(): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength > LONGEST_HISTORY;
}

function answerMessages(file: CaseProcess, openedBy: string | null): void {
  for (const name of ACT_NAMES) {
    // An update, because the person waits for the answer. The validator refuses before anything is written; the
    // handler judges again, because another act may have come between.
    setHandler(
      messages.actUpdate(name),
      (message) => {
        const done = file.perform(commandOf(name, message), Date.now());
        if (!done.ok) throw refusalFailure(done.refusal);
        return done.value;
      },
      {
        validator: (message) => {
          const because = file.judge(commandOf(name, message), Date.now());
          if (because) throw refusalFailure(because);
        },
      },
    );
  }
  setHandler(messages.reportAbsence, ({ actId }) => ({ view: file.view(), opened: actId === openedBy }));
  setHandler(messages.attendanceObserved, (seen) => file.note(attendanceFacts(seen, file.state), Date.now()));
  setHandler(messages.calendarPublished, (published) =>
    file.note(calendarFacts(published, file.state), Date.now()),
  );
  setHandler(messages.clockSet, (set) => file.note(clockFacts(set, file.state), Date.now()));
  setHandler(messages.holderMoved, (moved) => file.note(holderFacts(moved, file.state), Date.now()));
  setHandler(messages.operatorAct, (message) => file.operatorAct(message, `operator-${uuid4()}`, Date.now()));
  setHandler(messages.caseView, () => file.view());
  setHandler(messages.caseState, () => file.state);
}

function commandOf(act: ActName, message: ActMessage): Command {
  return {
    act,
    input: message.input,
    actor: message.actor,
    actId: currentUpdateInfo()?.id ?? uuid4(),
    via: 'person',
    ...(message.suppliedPolicy ? { suppliedPolicy: message.suppliedPolicy } : {}),
    ...(message.basedOn === undefined ? {} : { basedOn: message.basedOn }),
  };
}

/** A refusal is no fault: it carries its reason to the caller and leaves the case as it was. */
function refusalFailure(because: Refusal): ApplicationFailure {
  return ApplicationFailure.create({
    type: 'Refusal',
    message: because.code,
    nonRetryable: true,
    details: [because],
  });
}
