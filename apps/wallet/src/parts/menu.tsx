import { Link } from 'wouter';
import { Icon, type IconName } from './icon';

interface Entry {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
}

/** Large tiles that lead to the screens of a role. */
export function Menu({ label, entries }: { readonly label: string; readonly entries: readonly Entry[] }) {
  return (
    <nav className="menu" aria-label={label}>
      {entries.map(({ href, icon, label: text }) => (
        <Link key={href} href={href}>
          <Icon name={icon} />
          {text}
        </Link>
      ))}
    </nav>
  );
}
