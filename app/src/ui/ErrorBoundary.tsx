import type { ReactNode } from "react";
import { Component } from "react";

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** A change of it gives the children another try. */
  readonly resetKey: string;
  /** Shown in place of children that failed. */
  readonly renderFailure: (retry: () => void) => ReactNode;
  readonly onFailure?: () => void;
}

interface ErrorBoundaryState {
  readonly hasFailed: boolean;
}

/** Keeps one pane's crash to that pane. A class, because React catches with nothing else. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { hasFailed: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { hasFailed: true };
  }

  override componentDidCatch(): void {
    this.props.onFailure?.();
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    if (this.state.hasFailed && before.resetKey !== this.props.resetKey) this.retry();
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.renderFailure(this.retry) : this.props.children;
  }

  private readonly retry = (): void => this.setState({ hasFailed: false });
}
