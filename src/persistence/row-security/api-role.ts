/** What PostgreSQL works as for the API and the worker. It owns nothing and cannot sign in. */
export const API_ROLE = 'nol_api';
