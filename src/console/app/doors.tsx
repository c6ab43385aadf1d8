import { NavLink } from 'react-router';
import type { Door } from './navigation.js';

const link = ({ to, label, icon }: Door) => (
  <li key={to}>
    <NavLink to={to}>
      <span aria-hidden>{icon}</span>
      <span>{label}</span>
    </NavLink>
  </li>
);

export function SideBar({ doors }: { readonly doors: readonly Door[] }) {
  return (
    <nav className="sidebar" aria-label="栏目">
      <ul>{doors.map(link)}</ul>
    </nav>
  );
}

/** Under the thumb on a phone: the first four; the others are in the menu of the top bar. */
export function TabBar({ doors }: { readonly doors: readonly Door[] }) {
  return (
    <nav className="tabbar" aria-label="常用栏目">
      <ul>{doors.slice(0, 4).map(link)}</ul>
    </nav>
  );
}
