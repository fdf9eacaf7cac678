/** What somebody is appointed to, and where. */
export type Post =
  | { role: 'cashier'; walletId: string }
  | { role: 'agent'; agentId: string; network: string }
  | { role: 'agent_supervisor'; network: string };

/** The columns of a post, in the order `role, wallet_id, agent_id, network`. */
export function postParameters(post: Post): (string | null)[] {
  return [
    post.role,
    post.role === 'cashier' ? post.walletId : null,
    post.role === 'agent' ? post.agentId : null,
    post.role === 'cashier' ? null : post.network,
  ];
}

/** One text a post, to compare by. */
export function postKey(post: Post): string {
  return postParameters(post).join('/');
}
