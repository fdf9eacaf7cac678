import type { KeyboardEvent } from 'react';
import { fill } from '@hanout/i18n';
import { useLanguage, useTexts } from '../../texts/language';
import { amountText } from '../../ui/amount';
import { covered, gradeOf, type ProvinceNeed } from './forecast';
import { liquidityTexts } from './liquidity.texts';
import { GRID, PILOT, TILES, type Tile } from './province-grid';
import { provinceTexts } from './provinces.texts';

const [SIDE, GAP] = [46, 4];
const [WIDTH, HEIGHT] = [GRID.columns * SIDE, GRID.rows * SIDE];

interface Props {
  readonly needs: readonly ProvinceNeed[];
  /** The name of the province that is looked at. */
  readonly chosen: string | undefined;
  readonly onChoose: (province: string | undefined) => void;
}

/** The country in tiles, coloured by how much of what payday asks for is there; a tile with a need is a button. */
export function ProvinceMap({ needs, chosen, onChoose }: Props) {
  const t = useTexts(liquidityTexts);
  const byCode = new Map(needs.map((need) => [need.code, need]));
  return (
    <svg className="map" role="group" aria-label={t.map} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} direction="ltr">
      {TILES.map((tile) => {
        const need = byCode.get(tile.code);
        return need === undefined ? (
          <PlainTile key={tile.code} tile={tile} />
        ) : (
          <NeedTile
            key={tile.code}
            tile={tile}
            need={need}
            isChosen={need.name === chosen}
            onChoose={() => onChoose(need.name === chosen ? undefined : need.name)}
          />
        );
      })}
    </svg>
  );
}

const corner = ({ column, row }: Tile): string => `translate(${column * SIDE} ${row * SIDE})`;

function Square() {
  return <rect x={GAP / 2} y={GAP / 2} width={SIDE - GAP} height={SIDE - GAP} rx={5} />;
}

function PlainTile({ tile }: { tile: Tile }) {
  const name = useTexts(provinceTexts)[tile.code as 'FES'];
  return (
    <g transform={corner(tile)} data-grade="none" data-pilot={PILOT.has(tile.code) || undefined}>
      <title>{name}</title>
      <Square />
      <text x={SIDE / 2} y={SIDE / 2 + 4} textAnchor="middle" lang="fr" aria-hidden>
        {tile.code}
      </text>
    </g>
  );
}

interface NeedTileProps {
  readonly tile: Tile;
  readonly need: ProvinceNeed;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function NeedTile({ tile, need, isChosen, onChoose }: NeedTileProps) {
  const t = useTexts(liquidityTexts);
  const name = useTexts(provinceTexts)[tile.code as 'FES'];
  const { language } = useLanguage();
  const percent = `${Math.floor(100 * covered(need))} %`;
  const short = amountText({ minor: need.short.toString(), currency: 'MAD' }, language);
  const says = fill(t.tile, { name, percent, short });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose();
  };
  return (
    <g
      transform={corner(tile)}
      data-grade={gradeOf(need)}
      data-pilot={PILOT.has(tile.code) || undefined}
      onClick={onChoose}
    >
      <title>{says}</title>
      <g role="button" tabIndex={0} aria-label={says} aria-pressed={isChosen} onKeyDown={onKeyDown}>
        <Square />
      </g>
      <text x={SIDE / 2} y={SIDE / 2 - 2} textAnchor="middle" lang="fr" aria-hidden>
        {tile.code}
      </text>
      <text className="share" x={SIDE / 2} y={SIDE / 2 + 13} textAnchor="middle" aria-hidden>
        {percent}
      </text>
    </g>
  );
}
