import { Part } from "./gallery-part.tsx";

const grounds = [
  "rail",
  "sunken",
  "canvas",
  "raised",
  "field",
  "accent",
  "accent-soft",
  "danger",
  "danger-soft",
  "notice-soft",
];

const sizes = [
  ["text-xl", "Extra large, 24 on 32"],
  ["text-lg", "Large, 17 on 24"],
  ["text-base", "Base, 15 on 22"],
  ["text-sm", "Small, 13 on 20"],
  ["text-xs", "Extra small, 12 on 16"],
] as const;

const inks = [
  ["text-ink", "Ink"],
  ["text-ink-soft", "Soft"],
  ["text-ink-faint", "Faint"],
  ["text-accent-ink", "Accent"],
  ["text-danger-ink", "Danger"],
  ["text-notice-ink", "Notice"],
  ["text-good-ink", "Good"],
] as const;

export const FoundationPart = () => (
  <>
    <Part title="Colour">
      <div className="gallery-row">
        {grounds.map((ground) => (
          <span key={ground} className="text-ink-soft text-xs">
            <span
              className="gallery-swatch"
              ref={(element) => element?.style.setProperty("background", `var(--color-${ground})`)}
            />
            {ground}
          </span>
        ))}
      </div>
      <p className="gallery-row font-medium text-sm">
        {inks.map(([ink, name]) => (
          <span key={ink} className={ink}>
            {name}
          </span>
        ))}
      </p>
    </Part>
    <Part title="Type">
      {sizes.map(([size, name]) => (
        <p key={size} className={`mt-2 ${size}`}>
          {name}: Räder greifen · שלום · مرحبا · 0123 Il1
        </p>
      ))}
    </Part>
  </>
);
