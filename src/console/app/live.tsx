import { useLiveChanges } from '../api/live.js';

/** Shows nothing: it keeps everything else true. */
export function Live({ user, post }: { readonly user: string; readonly post: string }) {
  useLiveChanges(user, post);
  return null;
}
