import { Component, type ReactNode } from 'react'
import { Failure } from './failure.tsx'

type Props = { children: ReactNode; /** When it changes (the path), the boundary forgets the failure. */ at?: string }

/** Catches what a page throws while drawing: the shell stays, the page says so. */
export class Boundary extends Component<Props, { error: unknown; at: string | undefined }> {
  override state: { error: unknown; at: string | undefined } = { error: undefined, at: this.props.at }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  static getDerivedStateFromProps(props: Props, state: { at: string | undefined }) {
    return props.at === state.at ? null : { at: props.at, error: undefined }
  }
  override componentDidCatch(error: unknown) {
    console.error(error)
    // after a new version was put up, the old one's page files are gone: the new page has them
    if (error instanceof Error && /dynamically imported module|module script failed/i.test(error.message))
      location.reload()
  }
  override render() {
    if (this.state.error === undefined) return this.props.children
    return <Failure error={this.state.error} again={() => this.setState({ error: undefined })} />
  }
}
