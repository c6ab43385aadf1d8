import { StandardSchemaValidationPipe } from '@nestjs/common';
import { refusal } from '../../domain/refusal.js';
import { ProblemException } from '../problem.js';

type Issues = Parameters<StandardSchemaValidationPipe['exceptionFactory']>[0];

/** Reads input with the route's schema; what does not fit is refused field by field. Values are never echoed here. */
export const inputPipe = new (class extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: badInput });
  }
})();

function badInput(issues: Issues): ProblemException {
  const errors = issues.map(({ path = [], message }) => ({
    field: path.map((part) => (typeof part === 'object' ? String(part.key) : String(part))).join('.'),
    message,
  }));
  const field = errors[0]?.field;
  const message = errors.map((each) => each.message).join('；');
  return new ProblemException(400, refusal('invalid_input', message, field ? { field } : {}), { errors });
}
