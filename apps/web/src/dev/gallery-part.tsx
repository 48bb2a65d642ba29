import type { ReactNode } from "react";

/** A kind of component, with its examples. */
export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="gallery-part">
    <h2 className="font-semibold">{title}</h2>
    {children}
  </section>
);
