import { useQuery } from '@tanstack/react-query';
import type { CalendarPublishedAnswer } from '../../../contracts/http-schemas-oversight.js';
import { ask } from '../../api/client.js';
import { Told } from '../../ui/told.js';

const LOOK_MS = 3_000;

/** While open cases still count by an earlier calendar, whoever publishes sees how many. */
export function Hearing() {
  const { data } = useQuery({
    queryKey: ['calendar-hearing'],
    queryFn: () => ask<CalendarPublishedAnswer>('GET', '/oversight/calendar'),
    refetchInterval: ({ state }) => (state.data && state.data.cases.waiting > 0 ? LOOK_MS : false),
  });
  return data && data.cases.waiting > 0 ? <Told {...data.cases} what="采用现行校历" /> : null;
}
