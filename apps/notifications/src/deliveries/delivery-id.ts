import { v5 as uuidV5 } from 'uuid';
import { TEMPLATES, type TemplateName } from '../templates/templates';

const NAMESPACE = '1d0c39b1-7f7a-4a87-9a1f-5b1a3c2f7d10';

/** One fact and one template make one message. */
export function deliveryIdOf(factId: string, template: TemplateName): string {
  return uuidV5(`${factId}:${template}`, NAMESPACE);
}

/** All that a fact may have told anybody, or what it told by these templates. */
export function deliveryIdsOf(
  factId: string,
  names: readonly TemplateName[] = Object.keys(TEMPLATES) as TemplateName[],
): string[] {
  return names.map((template) => deliveryIdOf(factId, template));
}
