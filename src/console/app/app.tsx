import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN.js';
import { RouterProvider } from 'react-router';
import { Problem } from '../api/client.js';
import { theme, themeWithoutMotion } from '../ui/theme.js';
import { router } from './routes.js';

const cache = new QueryClient({
  defaultOptions: {
    queries: {
      // What the rules refuse stays refused; only a lost line is worth another try.
      retry: (count, error) => !(error instanceof Problem) && count < 2,
      staleTime: 2_000,
    },
  },
});

/** Sheets that slide make some people ill, and a slow machine miss a click: who asks the system for stillness gets it. */
const asksForStillness = matchMedia('(prefers-reduced-motion: reduce)').matches;

export function App() {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={asksForStillness ? themeWithoutMotion : theme}
      button={{ autoInsertSpace: false }}
    >
      <AntApp notification={{ placement: 'top', maxCount: 3 }}>
        <QueryClientProvider client={cache}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
