import { useState } from 'react';

export interface Saved {
  readonly name: string;
  readonly search: string;
}

export function useSaved(user: string) {
  const address = `nol.filters:${user}`;
  const [saved, setSaved] = useState<readonly Saved[]>(() => read(address));
  const write = (next: readonly Saved[]) => {
    setSaved(next);
    localStorage.setItem(address, JSON.stringify(next));
  };
  return {
    saved,
    save: (name: string, search: string) =>
      write([...saved.filter((each) => each.name !== name), { name, search }].slice(-8)),
    remove: (name: string) => write(saved.filter((each) => each.name !== name)),
  };
}

function read(address: string): readonly Saved[] {
  try {
    return JSON.parse(localStorage.getItem(address) ?? '[]') as readonly Saved[];
  } catch {
    return [];
  }
}
