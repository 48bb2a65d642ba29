import { ButtonsPart } from "./gallery-buttons.tsx";
import { ChoicesPart, FieldsPart } from "./gallery-forms.tsx";
import { FoundationPart } from "./gallery-foundation.tsx";
import { MarksPart, StatesPart } from "./gallery-marks.tsx";
import { FloatingPart, WindowsPart } from "./gallery-overlays.tsx";

/** Every component of `ui/`, in each of its states; what hovers, floats or opens is there to be tried. */
export const Gallery = () => (
  <main className="gallery" tabIndex={-1}>
    <header className="gallery-top">
      <h1 className="font-semibold text-lg">Components</h1>
      <p className="text-ink-soft text-sm">
        In each state, in both themes. What floats (menus, windows, notes) follows the system's theme.
      </p>
    </header>
    <div className="gallery-themes">
      {(["light", "dark"] as const).map((theme) => (
        <section key={theme} aria-label={theme} className="gallery-theme" data-theme={theme}>
          <FoundationPart />
          <ButtonsPart />
          <FieldsPart />
          <ChoicesPart theme={theme} />
          <FloatingPart />
          <WindowsPart />
          <MarksPart />
          <StatesPart />
        </section>
      ))}
    </div>
  </main>
);
