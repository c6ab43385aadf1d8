export const DOCUMENTS_PLACE = 'case-documents';

/** Brings the documents of the case before the eyes, once what covered them is gone. */
export function goToDocuments(): void {
  requestAnimationFrame(() => {
    const place = document.getElementById(DOCUMENTS_PLACE);
    place?.scrollIntoView({ block: 'start' });
    place?.focus({ preventScroll: true });
  });
}
