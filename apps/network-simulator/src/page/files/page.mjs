/** What the pages here share. */
export const element = (id) => document.getElementById(id);

export async function call(method, path, body) {
  const answer = await fetch(path, {
    method,
    cache: 'no-store',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.title ?? String(answer.status));
  return said;
}

/** Shows what went wrong, or nothing. */
export async function tell(work) {
  try {
    await work();
    element('problem').hidden = true;
  } catch (error) {
    element('problem').textContent = error.message;
    element('problem').hidden = false;
  }
}
