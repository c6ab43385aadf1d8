import { useQuery } from '@tanstack/react-query';
import type { TemplateAnswer, TemplateList } from '../../contracts/http-schemas-templates.js';
import { ask, askFile, query } from './client.js';

/** @param agency whose templates; one's own office without it. */
export function useTemplates(agency: string | undefined) {
  return useQuery({
    queryKey: ['templates', agency ?? null],
    queryFn: () => ask<TemplateList>('GET', `/templates${query({ agency })}`),
  });
}

export function templateFile(kind: string, agency: string): Promise<Blob> {
  return askFile(`/templates/${kind}${query({ agency })}`);
}

export function putTemplate(kind: string, agency: string, file: File): Promise<TemplateAnswer> {
  const body = new FormData();
  body.append('file', file);
  return ask<TemplateAnswer>('PUT', `/templates/${kind}${query({ agency })}`, { body });
}

export function resetTemplate(kind: string, agency: string): Promise<TemplateAnswer> {
  return ask<TemplateAnswer>('POST', `/templates/${kind}/reset${query({ agency })}`, { body: {} });
}
