const TONE: Readonly<Record<string, string>> = {
  observing: 'done',
  closed: 'done',
  arranged: 'calm',
  paused: 'calm',
  exit_claimed: 'calm',
  searching: 'late',
  protected: 'late',
};

export function StandingPill({ standing, label }: { readonly standing: string; readonly label: string }) {
  return <span className={`pill ${TONE[standing] ?? ''}`}>{label}</span>;
}
