import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure, defineSearchAttributeKey } from '@temporalio/common';
import type { Environment } from '../../config/environment.js';
import { payloadKeysOf } from '../../config/payload-keys.js';
import {
  CASE_STATE_QUERY,
  REPORT_ABSENCE_UPDATE,
  SIGNALS,
  type ActMessage,
  type CaseInput,
  type ReportAnswer,
} from '../../contracts/case-messages.js';
import { CASE_WORKFLOW, caseWorkflowId, TASK_QUEUE } from '../../contracts/identifiers.js';
import type { Actor } from '../../domain/access/role.js';
import type { ActName } from '../../domain/ladder/acts/act-names.js';
import type { Opening } from '../../domain/ladder/case-events.js';
import type { CaseState } from '../../domain/ladder/case-state.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { refusal, type Refusal } from '../../domain/refusal.js';
import { connectClient } from '../../temporal/connect.js';
import { statusOf } from '../problem-body.js';
import { REPEAT } from '../problem-filter.js';
import { ProblemException } from '../problem.js';
import { ENVIRONMENT } from './api-environment.js';

/** A person waits: beyond this it is better to say so. The same Idempotency-Key then finds out what became of it. */
const PATIENCE_MS = 10_000;

/** As `nextCaseNumber` makes them; anything else must not get into a query. */
const CASE_NUMBER = /^NOL-\d{4}-\d{1,12}$/;

type CaseWorkflow = (input: CaseInput) => Promise<unknown>;

/** No case of this child is running: it never was, or it has been closed. */
export class NoRunningCase extends Error {
  override readonly name = 'NoRunningCase';
}

/** The one file that speaks to Temporal. Refusals come out as problems, an unreachable engine as 503. */
@Injectable()
export class CaseGateway implements OnApplicationShutdown {
  private connected: Promise<Client> | undefined;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** Opens the child's case, or finds the one that is open. One request, so that no second case can come between. */
  async report(opening: Opening, by: Actor | null, actId: string): Promise<ReportAnswer> {
    const input: CaseInput = { kind: 'new', opening, by, actId };
    const { county, township, school } = opening.place;
    const keyword = (name: string, value: string) => ({
      key: defineSearchAttributeKey(name, 'KEYWORD'),
      value,
    });
    return this.ask((client) =>
      client.workflow.executeUpdateWithStart<CaseWorkflow, ReportAnswer, [{ actId: string }]>(
        REPORT_ABSENCE_UPDATE,
        {
          updateId: actId,
          args: [{ actId }],
          startWorkflowOperation: new WithStartWorkflowOperation<CaseWorkflow>(CASE_WORKFLOW, {
            workflowId: caseWorkflowId(opening.pupil),
            taskQueue: TASK_QUEUE,
            args: [input],
            workflowIdConflictPolicy: 'USE_EXISTING',
            workflowIdReusePolicy: 'ALLOW_DUPLICATE',
            typedSearchAttributes: [
              keyword('CaseNo', opening.caseNo),
              keyword('CountyCode', county),
              keyword('TownshipCode', township),
              keyword('SchoolCode', school),
              keyword('Regime', opening.policy.id),
            ],
          }),
        },
      ),
    );
  }

  async act(pupil: string, act: ActName, actId: string, message: ActMessage): Promise<CaseView> {
    return this.ask((client) =>
      client.workflow
        .getHandle(caseWorkflowId(pupil))
        .executeUpdate<CaseView, [ActMessage]>(act, { updateId: actId, args: [message] }),
    );
  }

  /** What decides what may happen next; the ledger only knows what happened. */
  async state(pupil: string): Promise<CaseState> {
    return this.ask((client) =>
      client.workflow.getHandle(caseWorkflowId(pupil)).query<CaseState>(CASE_STATE_QUERY),
    );
  }

  /** @returns whether there was a running case to hear it. */
  async tell(pupil: string, signal: keyof typeof SIGNALS, message: object): Promise<boolean> {
    try {
      await this.ask((client) =>
        client.workflow.getHandle(caseWorkflowId(pupil)).signal(SIGNALS[signal], message),
      );
      return true;
    } catch (error) {
      if (error instanceof NoRunningCase) return false;
      throw error;
    }
  }

  /**
   * Refuses for the moment a case that is running but not in the ledger yet: right after its opening, or while the
   * database is being brought back, "no such case" would be a lie.
   */
  async mustNotBeUnwritten(caseNo: string): Promise<void> {
    if (!CASE_NUMBER.test(caseNo)) return;
    const running = `CaseNo = '${caseNo}' AND ExecutionStatus = 'Running'`;
    const { count } = await this.ask((client) => client.workflow.count(running));
    if (count > 0) {
      throw new ProblemException(503, refusal('ledger_behind', `案件 ${caseNo} 正在写入台账。${REPEAT}`));
    }
  }

  /** Whether the engine answers at all. */
  async ping(): Promise<void> {
    const { TEMPORAL_NAMESPACE: namespace } = this.environment;
    await this.ask((client) => client.workflowService.describeNamespace({ namespace }), 3_000);
  }

  async onApplicationShutdown(): Promise<void> {
    // A connection still being tried for is not worth waiting for.
    await Promise.race([this.disconnect(), sleep(1_000, undefined, { ref: false })]);
  }

  private async disconnect(): Promise<void> {
    const client = await this.connected?.catch(() => undefined);
    await client?.connection.close();
  }

  private async ask<Answer>(
    question: (client: Client) => Promise<Answer>,
    patienceMs: number = PATIENCE_MS,
  ): Promise<Answer> {
    const client = await this.client();
    try {
      return await client.withDeadline(Date.now() + patienceMs, () => question(client));
    } catch (error) {
      throw understood(error);
    }
  }

  /** Connects when first needed, so that people can read the ledger while the engine is down. */
  private async client(): Promise<Client> {
    const { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE } = this.environment;
    this.connected ??= connectClient({
      address: TEMPORAL_ADDRESS,
      namespace: TEMPORAL_NAMESPACE,
      payloadKeys: payloadKeysOf(this.environment),
    });
    try {
      return await this.connected;
    } catch (error) {
      this.connected = undefined;
      throw unreachable(error);
    }
  }
}

function understood(error: unknown): unknown {
  if (error instanceof WorkflowNotFoundError) return new NoRunningCase();
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause;
    // Accepted, but the case was closed before its turn came.
    if (type === 'AcceptedUpdateCompletedWorkflow') return new NoRunningCase();
    const because = details?.[0] as Refusal | undefined;
    if (type === 'Refusal' && because) return new ProblemException(statusOf(because), because);
  }
  return error instanceof ServiceError ||
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    isGrpcServiceError(error)
    ? unreachable(error)
    : error;
}

function unreachable(cause: unknown): ProblemException {
  const problem = new ProblemException(503, refusal('engine_unavailable', `流程引擎暂时没有回应。${REPEAT}`));
  problem.cause = cause;
  return problem;
}
