import { plainName } from './plain-name';

/** A name of somebody else: isolated, plain, and in a frame that nothing of ours is in. */
export function PersonName({ children }: { readonly children: string }) {
  return <bdi className="person-name">{plainName(children)}</bdi>;
}
