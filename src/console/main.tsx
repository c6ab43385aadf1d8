import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import './ui/base.css';
import './ui/frame.css';
import './ui/lists.css';
import './ui/tables.css';
import './ui/forms.css';
import './ui/print.css';

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
