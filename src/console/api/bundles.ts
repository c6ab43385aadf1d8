import { useQuery } from '@tanstack/react-query';
import type { BundleAnswer, BundleList, FileContents } from '../../contracts/http-schemas-bundles.js';
import { ask, askFile, query } from './client.js';

const of = (caseNo: string) => `/cases/${encodeURIComponent(caseNo)}`;

/** What has been bound of a case, the court's volumes and the whole file alike. */
export function useBundles(caseNo: string) {
  return useQuery({
    queryKey: ['case', caseNo, 'bundles'],
    queryFn: () => ask<BundleList>('GET', `${of(caseNo)}/bundles`),
  });
}

/** The same case bound twice is the same volume, so a lost answer may be asked for again. */
export function bindForCourt(caseNo: string): Promise<BundleAnswer> {
  return ask<BundleAnswer>('POST', `${of(caseNo)}/bundles/court`, { body: {} });
}

export function useFileContents(caseNo: string, asOf: string) {
  return useQuery({
    queryKey: ['case', caseNo, 'file', asOf],
    queryFn: () => ask<FileContents>('GET', `${of(caseNo)}/file${query({ asOf })}`),
  });
}

export function bindFile(caseNo: string, asOf: string): Promise<BundleAnswer> {
  return ask<BundleAnswer>('POST', `${of(caseNo)}/file${query({ asOf })}`, { body: {} });
}

export function bundleFile(caseNo: string, id: string, extension: 'pdf' | 'zip'): Promise<Blob> {
  return askFile(`${of(caseNo)}/bundles/${id}/${extension}`);
}
