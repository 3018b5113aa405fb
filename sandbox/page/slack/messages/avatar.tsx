interface AvatarProps {
  readonly id: string;
  readonly name: string;
  readonly isApp: boolean;
  readonly size: number;
}

/** Dark enough for white letters. */
const COLOURS = ['#7c3085', '#b3261e', '#0b6e4f', '#1d5fa8', '#8a5200'];

/** A picture of a person (their initials) or of the app (a key). Names stand beside it. */
export function Avatar({ id, name, isApp, size }: AvatarProps) {
  const style = { width: size, height: size, fontSize: size * 0.42 };
  if (isApp)
    return (
      <span className="avatar avatar-app" style={style} aria-hidden="true">
        <svg
          viewBox="0 0 24 24"
          width="62%"
          height="62%"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
        >
          <title>Livion</title>
          <circle cx="8" cy="8" r="4.2" />
          <path d="M11 11l9 9M17 17l-2.5 2.5M20 20l1-1" strokeLinecap="round" />
        </svg>
      </span>
    );
  const hash = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const initials = name.split(' ').map((word) => word.charAt(0));
  return (
    <span
      className="avatar"
      style={{ ...style, background: COLOURS[hash % COLOURS.length] }}
      aria-hidden="true"
    >
      {initials.slice(0, 2).join('')}
    </span>
  );
}
