import { createHashRouter, Navigate } from 'react-router';
import { Layout } from './layout.js';
import { NoOffice } from './no-office.js';
import { NotFound } from './not-found.js';
import { RouteFailure } from './route-failure.js';

/** A page is downloaded when it is first opened. Behind `#`, because mails link to `/#/cases/<caseNo>`. */
const page = (load: () => Promise<{ readonly Page: React.ComponentType }>) => ({
  lazy: async () => ({ Component: (await load()).Page }),
});

export const router = createHashRouter([
  {
    Component: Layout,
    ErrorBoundary: RouteFailure,
    HydrateFallback: () => null,
    children: [
      // Whose day begins where is the layout's to say.
      { index: true, element: null },
      { path: 'today', ...page(() => import('../features/today/today-page.js')) },
      { path: 'cases', ...page(() => import('../features/cases/cases-page.js')) },
      { path: 'cases/:caseNo', ...page(() => import('../features/case/case-page.js')) },
      { path: 'inbox', ...page(() => import('../features/inbox/inbox-page.js')) },
      { path: 'drafts', ...page(() => import('../features/case/drafts/drafts-page.js')) },
      // Where older mails and bookmarks lead.
      { path: 'approvals', element: <Navigate to="/inbox" replace /> },
      { path: 'stuck', ...page(() => import('../features/stuck/stuck-page.js')) },
      { path: 'pupils', ...page(() => import('../features/pupils/pupils-page.js')) },
      { path: 'attendance', ...page(() => import('../features/attendance/attendance-page.js')) },
      { path: 'rosters', ...page(() => import('../features/rosters/rosters-page.js')) },
      { path: 'help', ...page(() => import('../features/help/help-page.js')) },
      { path: 'preview', ...page(() => import('../features/preview/preview-page.js')) },
      { path: 'supervision', ...page(() => import('../features/supervision/supervision-page.js')) },
      { path: 'mails', ...page(() => import('../features/mails/mails-page.js')) },
      { path: 'drill', ...page(() => import('../features/drill/drill-page.js')) },
      { path: 'board', ...page(() => import('../features/boards/board-page.js')) },
      { path: 'chains', ...page(() => import('../features/chains/chains-page.js')) },
      { path: 'units', ...page(() => import('../features/units/units-page.js')) },
      { path: 'policies', ...page(() => import('../features/policies/policies-page.js')) },
      { path: 'retention', ...page(() => import('../features/retention/retention-page.js')) },
      { path: 'calendar', ...page(() => import('../features/calendar/calendar-page.js')) },
      { path: 'templates', ...page(() => import('../features/templates/templates-page.js')) },
      { path: 'accounts', ...page(() => import('../features/accounts/accounts-page.js')) },
      { path: 'audit', ...page(() => import('../features/audit/audit-page.js')) },
      { path: 'me', ...page(() => import('../features/self/self-page.js')) },
      { path: 'security', ...page(() => import('../features/security/security-page.js')) },
      { path: 'machines', ...page(() => import('../features/machines/machines-page.js')) },
      { path: 'home', Component: NoOffice },
      { path: '*', Component: NotFound },
    ],
  },
]);
