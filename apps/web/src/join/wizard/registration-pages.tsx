import { useLocation } from '../page/browser-history.ts';
import { ClosedLink } from '../link-page/closed-link.tsx';
import { EndedRegistration } from './ended-registration.tsx';
import { JoinWithAccount } from './join-with-account.tsx';
import { DisabledMember, ExistingMember } from './member-pages.tsx';
import { OtherAccount } from './other-account.tsx';
import { SignInToJoin } from './sign-in-to-join.tsx';
import { stageOf } from './stages.ts';
import type { StepProps } from './step-props.ts';
import { Withdraw } from './withdraw.tsx';
import { YouPage } from './you-page.tsx';

/** Chooses the page for a registration's state. */
export function RegistrationPages(props: StepProps) {
  const { registration } = props;
  const location = useLocation();
  const stage = stageOf(registration);

  const withdraws = new URLSearchParams(location.search).get('step') === 'withdraw';
  const waits = registration.state === 'pending_approval';

  if (stage.name === 'ended' && !(waits && withdraws))
    return <EndedRegistration registration={registration} state={stage.state} />;
  if (withdraws || stage.name === 'ended') return <Withdraw {...props} />;
  switch (stage.name) {
    case 'closed':
      return (
        <ClosedLink
          organization={registration.organization}
          state={stage.state}
          opensAt={registration.linkOpensAt}
          answersKept={registration.state === 'verified'}
          onLanguage={props.onLanguage}
        />
      );
    case 'other-account':
      return <OtherAccount {...props} />;
    case 'sign-in':
      return <SignInToJoin {...props} />;
    case 'join':
      return <JoinWithAccount {...props} />;
    case 'member':
      return <ExistingMember {...props} />;
    case 'disabled':
      return <DisabledMember {...props} />;
    case 'you':
      return <YouPage {...props} />;
  }
}
