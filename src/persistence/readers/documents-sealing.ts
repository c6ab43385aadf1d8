import type { EntityManager } from 'typeorm';
import { currentSeal } from '../data-keys.js';
import { DocumentEntity } from '../entities/document.entity.js';
import { sealedDocument } from '../sealed-rows.js';

/** Each carries a whole Word file. */
const AT_ONCE = 20;

/**
 * Seals issued documents, void ones among them, anew with the current key. May be stopped and begun again.
 *
 * @returns how many.
 */
export async function sealDocuments(manager: EntityManager): Promise<number> {
  for (let done = 0; ;) {
    const rows = await manager
      .createQueryBuilder(DocumentEntity, 'd')
      .addSelect(['d.fields', 'd.content'])
      // substr() reads the beginning of a large value, starts_with() all of it.
      .where('substr(d.fields, 1, length(:seal)) <> :seal OR substr(d.content, 1, length(:seal)) <> :seal', {
        seal: currentSeal('to its row'),
      })
      .orderBy('d.id')
      .take(AT_ONCE)
      .getMany();
    for (const row of rows) {
      const { id, fields, content } = sealedDocument(row);
      await manager.update(DocumentEntity, { id }, { fields, content });
    }
    done += rows.length;
    if (rows.length < AT_ONCE) return done;
  }
}
