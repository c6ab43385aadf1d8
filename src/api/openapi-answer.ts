/** What a route answers, by the id under which its schema is registered. */
export const answer = (name: string, description: string) => ({
  description,
  schema: { $ref: `#/components/schemas/${name}` },
});
