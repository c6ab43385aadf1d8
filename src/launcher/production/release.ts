/** The production server that docker-compose.yml pins; a test compares the two. */
export const serverVersion = '1.29.1';

/**
 * How many parts the server divides the cases into. It can never be changed once there is data, so it leaves room: a
 * county needs one or two, a prefecture sixteen.
 */
export const historyShards = 16;

/** The plugin behind `DB=` of the image; its schemas are those of PostgreSQL 12 and newer. */
export const sqlPlugin = 'postgres12';

/** How long the engine keeps the history of a closed case. What happened stays in our own journal for good. */
export const retentionDays = 90;

export const databaseNames = {
  app: 'not_one_less',
  temporal: 'temporal',
  visibility: 'temporal_visibility',
} as const;

export const databaseRoles = { app: 'not_one_less', temporal: 'temporal' } as const;
