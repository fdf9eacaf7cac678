import { sourcesForSuite } from './apt-sources';

const deb822 = `# a comment
Types: deb deb-src
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Enabled: no
Types: deb
URIs: http://off.example/debian
Suites: bookworm
Components: main
`;

describe('the system package sources, turned to a newer suite', () => {
  const turn = (name: string, text: string) =>
    sourcesForSuite([{ name, text }], { from: 'bookworm', to: 'trixie' });

  it('keeps host, components and key of a deb822 stanza, without updates, security, sources or what is switched off', () => {
    expect(turn('debian.sources', deb822)).toEqual({
      list: '',
      sources: [
        'types: deb',
        'uris: http://mirror.example/debian',
        'suites: trixie',
        'components: main contrib',
        'signed-by: /usr/share/keyrings/debian-archive-keyring.gpg\n',
      ].join('\n'),
    });
  });

  it('keeps a key that is written into the stanza over many lines', () => {
    const inline =
      'Types: deb\nURIs: http://a.example\nSuites: bookworm\nComponents: main\nSigned-By:\n -----BEGIN PGP-----\n .\n abc\n';
    expect(turn('x.sources', inline).sources).toContain('signed-by: \n -----BEGIN PGP-----\n .\n abc\n');
  });

  it('keeps the options of one-line sources and drops other suites, deb-src and comments', () => {
    const list = [
      'deb [arch=amd64 signed-by=/k.gpg] http://mirror.example/debian bookworm main contrib # ours',
      'deb-src http://mirror.example/debian bookworm main',
      '# deb http://old.example/debian bookworm main',
      'deb http://mirror.example/debian bookworm-backports main',
      'deb http://vendor.example/apt vendor-bookworm main',
      'deb http://vendor.example/linux bookworm stable',
    ].join('\n');
    expect(turn('sources.list', list)).toEqual({
      list: 'deb [arch=amd64 signed-by=/k.gpg] http://mirror.example/debian trixie main contrib\n',
      sources: '',
    });
  });

  it('is empty when the system names nothing that fits', () => {
    expect(turn('x.list', 'deb http://a.example jammy main')).toEqual({ list: '', sources: '' });
  });
});
