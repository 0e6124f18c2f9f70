//! The table of what an outcome counts.

macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A column of [`Outcome`](super::Outcome). A count of events, unless its description ends in a unit.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(usize)]
        pub enum Count { $($(#[$doc])* $name,)* }

        impl Count {
            /// All columns in order.
            pub const ALL: &[Count] = &[$(Count::$name,)*];
        }
    };
}

counts! {
    // Issues, in the week of their opening.
    /// Issues opened by customers who are still there.
    Issues,
    /// Issues that came to their end.
    IssuesClosed,
    /// … of which truly solved.
    IssuesSolved,
    /// … of which solved by their first contact.
    IssuesSolvedFirst,
    /// … of which the customer was satisfied at the end.
    IssuesSatisfied,
    /// Contacts of closed issues.
    IssueContacts,
    /// Issues dropped because the customer had left over another.
    IssuesCancelled,
    /// Complaints.
    Complaints,
    /// Wrong answers of the AI that had to be compensated.
    Harms,
    /// Customers who left at the end of an issue.
    Left,

    // Contacts, in the week of their arrival.
    /// Contacts.
    Contacts,
    /// Contacts after an issue's first.
    Recontacts,
    /// Contacts in which the AI talked.
    AiContacts,
    /// … that ended in the AI tier.
    AiContained,
    /// … contained and truly solved.
    AiSolved,
    /// … contained, but visibly given up.
    AiGivenUp,
    /// … reported as resolved, then followed by a recontact within the window.
    AiTakenBack,
    /// … handed over to people.
    Escalated,
    /// AI talk, s.
    AiTalkS,
    /// Contacts that were turned away: nobody on duty, and no AI.
    Closed,
    /// Contacts offered to people.
    Offered,
    /// … answered.
    Served,
    /// … answered within the service threshold.
    ServedInTime,
    /// … that left while waiting, balkers included.
    Abandoned,
    /// … of the abandoned, within the service threshold.
    AbandonedInTime,
    /// … that left at once because they would have had to wait.
    Balked,
    /// Wait of the answered, s.
    WaitServedS,
    /// Wait of all offered contacts that were answered or abandoned, s.
    WaitS,
    /// Contacts that people closed.
    HumanContacts,
    /// … truly solved.
    HumanSolved,
    /// … reported as solved.
    HumanReported,
    /// Handle time of one chat alone, s.
    HumanWorkS,
    /// Handle time of recontacts, s.
    RepeatWorkS,
    /// Sum over answered contacts of the factor by which difficulty and handoff change handle time.
    WorkFactor,
    /// Sum of its square.
    WorkFactorSquared,
    /// Contacts that AI or people ended: each has a true rating, asked for or not.
    Rated,
    /// … satisfied in truth, once wrong answers are known to be wrong.
    Satisfied,
    /// Contacts that found every place of their line taken, and so were not offered.
    Blocked,
    /// Contacts that accepted to be called back.
    CalledBack,
    /// Time from that acceptance to the call, of those who were called, s.
    CallbackS,
    /// Contacts whose customer asked for a person where the AI answers first.
    PersonAsked,
    /// … and were offered to people.
    PersonGranted,
    /// … and ended without people after the customer chose the AI over the told wait.
    PersonDeclined,
    /// … and got no person for any other reason.
    PersonRefused,
    /// Times that a customer who asked was told the expected wait.
    WaitTold,
    /// … and accepted it.
    WaitAccepted,
    /// Handed over because the customer asked for a person.
    EscalatedAsked,
    /// Handed over because the AI doubted its answer.
    EscalatedDoubt,
    /// Handed over because the customer saw that the answer was wrong.
    EscalatedWrong,
    /// Handed over because no model could go on.
    EscalatedStranded,
    /// Closed AI contacts.
    AiRated,
    /// … satisfied in truth.
    AiSatisfied,
    /// Contacts that people closed.
    HumanRated,
    /// … satisfied in truth.
    HumanSatisfied,

    // What management sees, in the week in which it sees it.
    /// Survey answers.
    Surveyed,
    /// … satisfied.
    SurveyedSatisfied,
    /// Complaints that have come in.
    ComplaintsReceived,
    /// Survey answers after AI contacts.
    AiSurveyed,
    /// … satisfied.
    AiSurveyedSatisfied,
    /// Survey answers after human contacts.
    HumanSurveyed,
    /// … satisfied.
    HumanSurveyedSatisfied,

    // Time, without topic.
    /// Length of the week's simulated part, s.
    Seconds,
    /// Agents on duty × time, s.
    OnDutyS,
    /// Agents with at least one chat × time, s.
    BusyS,
    /// Chats in hand × time, s.
    ChatS,
    /// Contacts waiting × time, s.
    QueueS,
    /// Time of paid heads, s; a run at scale 1:k books one k-th of it.
    HeadsS,
    /// Customers who left for reasons outside support, in the week in which they left.
    LeftBackground,

    // Money, in the week in which it is due.
    /// Pay of paid hours.
    Pay,
    /// Recruiting, and pay of those who train to replace leavers or for planned growth.
    Recruiting,
    /// Severance.
    Severance,
    /// AI usage.
    AiUsage,
    /// AI platform.
    AiPlatform,
    /// Review of AI answers.
    Review,
    /// Overhead of human contacts.
    Overhead,
    /// Complaints.
    ComplaintCost,
    /// Compensation.
    Compensation,
    /// Remaining value of customers who left at the end of an issue, in the week of the issue's opening, and of those whom the
    /// mood took, in the week in which they left.
    ValueLost,
    /// Pay of those who stay after their team has closed.
    Overtime,

    // The AI tier, in the week of the contact's arrival.
    /// Talks that a model passed on to another.
    AiPassedOn,
    /// Talks that waited for a model.
    AiQueued,
    /// Their wait, s.
    AiWaitS,
    /// Contacts that left a model's line before any model had talked.
    AiAbandoned,
    /// Contacts meant for the AI that went to people, or nowhere, since no model could take them.
    AiMissed,
    // The AI's competence; contacts in the week of their arrival, reviews in the week of the contact's end.
    /// Success of the AI at that moment over all issues of the topic, summed over contacts in which it talked.
    AiSkill,
    /// Answers of the AI that people reviewed.
    Reviewed,
    /// Time of those who reviewed them, s.
    ReviewS,

    // Contacts again, in the week of their arrival.
    /// What handoffs from the AI added to handle time, s; below 0 if they saved some.
    HandoffS,

    // What comes to light later than it happens, in the week in which it does.
    /// Customers who have left, for whatever reason, and are now seen to have gone.
    LeavingSeen,
    /// Customers × time, s: all who have joined, and who would have but for the public mood.
    CustomersS,
    /// Of the customers who left at the end of an issue, those who neither answered a survey about it nor complained; in the
    /// week of the issue's opening.
    LeftSilently,

    // What the public mood does.
    /// Of the customers who left for reasons outside support, those who would still be there at the end of the horizon, had the
    /// mood been as usual.
    LeftByMood,
    /// Newcomers whom the mood kept away, in the week in which they would have joined.
    NewcomersMissed,
    /// Their remaining value.
    ValueMissed,

    // What stands in the way, in the week of the contact's arrival.
    /// AI talk that led nowhere, s: of contacts handed over, failed or found out to be wrong, and before the try that led on.
    AiTalkLostS,

    // What nobody sees, in the week of the issue's opening.
    /// Issues that ended unsolved without the customer ever finding out.
    NeverFoundOut,
    /// … of which harmed by a wrong answer of the AI.
    HarmedUnaware,
    /// Issues that ended unsolved, as the customer knows, without an answered survey or a complaint about them.
    GaveUpSilently,

    // Of the customers who left at the end of an issue: how many each reason adds, in this order. They add up to `Left`.
    /// Who would leave for how it ended, all else as usual.
    LeftForEnd,
    /// More for how it felt; below 0 where that kept more than it drove away.
    LeftForFeeling,
    /// More for failures after the first.
    LeftForFailures,
    /// More for the trust they had lost.
    LeftForTrust,

    // Money again, in the week in which it is due.
    /// Tools and management of paid heads.
    Tools,
    /// Integration of the AI, and the change that it brings.
    Integration,
    /// Supervision of the AI.
    Supervision,

    // What management sees, once more.
    /// Issues that ended, in the week in which management hears: that of the complaint, or of the end without one.
    IssuesHeard,

    // People who are persons; time at scale 1:k is one k-th of theirs.
    /// Pay of who is in training.
    Training,
    /// Pay of who was laid off and serves no longer.
    Notice,
    /// Time of those who serve, s.
    ServingS,
    /// The same in veterans without an assistant, by pace, s.
    InVeteransS,
    /// Time of those in training, s.
    TrainingS,
    /// Persons who left of themselves.
    PeopleLeft,
    /// Persons whose service began.
    PeopleJoined,

    // What staffing plans require.
    /// Heads that the latest plans require × time, at scale 1:1, s.
    RequiredHeadsS,
    /// Heads that serve in the teams that have one × time, at scale 1:1, s.
    PresentHeadsS,
    /// Agents that they require on duty × time, those of teams without a plan as they are planned, s; at scale 1:k a k-th.
    RequiredS,
    /// Time for which there is a plan, s.
    PlannedS,
    /// Agents whom schedules of shifts put on duty × time, where the heads required are there, those of teams without shifts as they are
    /// planned, s; at scale 1:k a k-th.
    ScheduledS,
    /// Time for which there is such a schedule, s.
    ScheduleS,

    // A panel of customers, at the end of each week.
    /// Sum of the trust of those who ever had contact and have not left over an issue.
    PanelTrust,
    /// How many they are.
    PanelTouched,
}
