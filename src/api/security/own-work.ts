import type { NextFunction, Request, Response } from 'express';
import { beginWork } from '../../persistence/principal.js';
import { forRequest } from '../audit/current-request.js';

/** Each request is a piece of work of its own, nobody's until the guards have found out whose. */
export function asOwnWork(request: Request, _response: Response, next: NextFunction): void {
  beginWork(() => forRequest(request, next));
}
