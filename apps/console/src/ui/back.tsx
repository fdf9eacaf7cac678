import { Anchor } from '@mantine/core';
import { Link } from 'wouter';

/** The way back to the list that a screen was opened from. */
export function Back({ to, label }: { to: string; label: string }) {
  return (
    <Anchor component={Link} href={to} className="back" size="sm">
      <span className="back-arrow" aria-hidden>
        ←
      </span>
      {label}
    </Anchor>
  );
}
