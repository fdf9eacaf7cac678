/** Subjects a user may use, as NATS writes them (`ledger.cmd.>`); what is not listed is refused. */
export interface NatsPermissions {
  publish?: readonly string[];
  subscribe?: readonly string[];
  /** May answer a message that asks for a reply, whatever the subject; default true when permissions are given. */
  mayReply?: boolean;
}

export interface NatsUser {
  name: string;
  password: string;
  /** Without permissions the user may do everything. */
  permissions?: NatsPermissions;
}

export interface NatsConfig {
  port: number;
  storeDir: string;
  /** None: whoever reaches 127.0.0.1 may enter. For tests only. */
  users: readonly NatsUser[];
  /** Where the server tells how it is (`/healthz`); on 127.0.0.1 only. */
  monitorPort?: number;
  /** For tests: messages are not forced to disk before they are confirmed. */
  volatile?: boolean;
}

/**
 * The server's configuration file. A confirmed message is on disk (`sync_interval: always`): the server's default of
 * two minutes loses confirmed facts when the machine stops.
 */
export function natsConfig({ port, storeDir, users, monitorPort, volatile: isVolatile }: NatsConfig): string {
  const lines = [
    'server_name: hanout',
    `listen: "127.0.0.1:${port}"`,
    ...(monitorPort === undefined ? [] : [`http: "127.0.0.1:${monitorPort}"`]),
    'max_payload: 1MB',
    'lame_duck_grace_period: "1s"',
    'lame_duck_duration: "30s"',
    'jetstream {',
    `  store_dir: ${quoted(storeDir)}`,
    '  max_memory_store: 128MB',
    '  max_file_store: 4GB',
    ...(isVolatile ? [] : ['  sync_interval: always']),
    '}',
    ...(users.length === 0
      ? []
      : ['authorization {', '  users = [', ...users.flatMap(userLines), '  ]', '}']),
  ];
  return `${lines.join('\n')}\n`;
}

function userLines({ name, password, permissions }: NatsUser): string[] {
  const login = `user: ${quoted(name)}, password: ${quoted(password)}`;
  if (!permissions) return [`    { ${login} }`];
  return [
    `    { ${login}, permissions: {`,
    `      publish: { allow: ${list(permissions.publish ?? [])} }`,
    `      subscribe: { allow: ${list(permissions.subscribe ?? [])} }`,
    ...(permissions.mayReply === false ? [] : ['      allow_responses: true']),
    '    } }',
  ];
}

/** An empty allow list would allow everything, so nobody's subject stands for nothing. */
function list(subjects: readonly string[]): string {
  return `[${(subjects.length > 0 ? subjects : ['_nothing_']).map(quoted).join(', ')}]`;
}

function quoted(text: string): string {
  if (/[\0-\x1f]/.test(text)) throw new Error('A value of the NATS configuration holds a control character.');
  return `"${text.replace(/[\\"]/g, (character) => `\\${character}`)}"`;
}
