import { cite, currentCitations, type CitationId } from '../../../src/domain/law/citations.js';

describe('the citations', () => {
  it('are filed under their own id', () => {
    for (const [id, citation] of Object.entries(currentCitations)) expect(citation.id).toBe(id as CitationId);
  });

  it('are worded as a document prints them', () => {
    expect(cite(currentCitations, 'enforcement-law-54')).toBe('《行政强制法》第五十四条');
  });
});
