import type { Request } from 'express';
import { ROUTES, type RouteRule } from '../domain/access/route-permissions.js';

const PREFIX = /^\/api(?=\/|$)/;

/** The pattern a request has matched, as the table of routes writes it; undefined when it has matched none. */
export function routeOf(request: Request): string | undefined {
  const { route } = request as { route?: { path?: unknown } };
  if (typeof route?.path !== 'string') return undefined;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  return `${method} ${route.path.replace(PREFIX, '')}`;
}

export function ruleFor(request: Request): RouteRule | undefined {
  const route = routeOf(request);
  return route === undefined || !Object.hasOwn(ROUTES, route) ? undefined : ROUTES[route];
}
