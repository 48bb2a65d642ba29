import { Component, createContext, type ReactNode, useContext } from "react";
import { AppSkeleton, PaneSkeleton } from "../shell/app-skeleton.tsx";
import { RouteFailure } from "../shell/route-failure.tsx";
import { useShown } from "./navigation.ts";

/** How many layouts are around. */
const Depth = createContext(0);

/** The page, or the next layout around it. */
export function Outlet() {
  const depth = useContext(Depth);
  const level = useShown(({ levels }) => levels[depth]);
  const turn = useShown((shown) => shown.turn);
  if (!level) return null;
  if (level.is === "pending") return depth === 0 ? <AppSkeleton /> : <PaneSkeleton />;
  if (level.is === "failed") return <RouteFailure key={turn} error={level.error} />;
  const { View, props } = level;
  return (
    <Catch turn={turn}>
      <Depth value={depth + 1}>
        <View {...props} />
      </Depth>
    </Catch>
  );
}

interface CatchProps {
  turn: number;
  children: ReactNode;
}

interface CatchState {
  caught?: { error: unknown } | undefined;
}

/** Shows that a page is broken, until another one opens. */
class Catch extends Component<CatchProps, CatchState> {
  override state: CatchState = {};

  static getDerivedStateFromError = (error: unknown): CatchState => ({ caught: { error } });

  override componentDidUpdate({ turn }: CatchProps): void {
    if (this.state.caught && turn !== this.props.turn) this.setState({ caught: undefined });
  }

  override render(): ReactNode {
    const { caught } = this.state;
    return caught ? <RouteFailure error={caught.error} /> : this.props.children;
  }
}
