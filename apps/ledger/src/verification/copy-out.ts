import type { Client, Connection, Submittable } from 'pg';

/**
 * Runs `copy … to stdout` statements, separated by semicolons, and gives the lines of each. An ordinary query costs three
 * times as much: it makes a string of every value of every row as it comes in, and keeps them all until it is through.
 */
export function copyOut(client: Client, statements: string): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    client.query(new CopyOut(statements, resolve, reject));
  });
}

/** What the driver calls while the answer comes in; it takes these for its own queries, too. */
class CopyOut implements Submittable {
  private readonly results: string[][] = [];
  private lines: string[] = [];

  constructor(
    private readonly statements: string,
    private readonly resolve: (results: string[][]) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.statements);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.lines.push(chunk.toString('utf8', 0, chunk.length - 1));
  }

  handleCommandComplete(): void {
    this.results.push(this.lines);
    this.lines = [];
  }

  handleReadyForQuery(): void {
    this.resolve(this.results);
  }

  handleError(error: Error): void {
    this.reject(error);
  }
}
