"""The closed lists of partnerships, as the circular of 14 February 2019 names them."""

from __future__ import annotations

from plpmission.model.terms import Term


class Initiator(Term):
    """Who may start a partnership (art. 5, criterion 01)."""

    CITIZENS = "citizens", "Citizens"
    LOCAL_ASSOCIATION = "local_association", "Citizens, through a local association"
    PROFESSIONAL_ASSOCIATION = (
        "professional_association",
        "Citizens, through a professional association",
    )
    MUNICIPALITY = "municipality", "The municipality, by its mayor"
    POLICE = "police", "The police, by its chief of corps"


class Motive(Term):
    """Why a partnership is started (criterion 01)."""

    UNSAFE = "unsafe", "People feel less safe where they live or work"
    CRIME = "crime", "Certain offences have risen sharply"
    TAKING_PART = "taking_part", "People want to take part in their neighbourhood’s safety"


class Aim(Term):
    """What a partnership is for (art. 2, criterion 02)."""

    SAFETY = "safety", "A better feeling of safety"
    COHESION = "cohesion", "A closer neighbourhood"
    PREVENTION = "prevention", "Part in a whole approach of prevention"
    ACCESS = "access", "Citizens, police and authorities that reach each other easily"
    AWARENESS = "awareness", "More awareness of prevention"
    EXCHANGE = "exchange", "Information that passes between citizens and police"


class Bound(Term):
    """What a partnership is not (art. 3, criterion 02)."""

    NO_POLICE_TASKS = "no_police_tasks", "No police tasks and no patrols"
    NO_PARTY = "no_party", "No aims of a political party"
    NO_PRIVILEGE = "no_privilege", "No privilege for members in their contacts with the police"


class Technology(Term):
    """By what a message goes out (art. 9b, criteria 08 to 10)."""

    PHONE = "phone", "Telephone"
    RECORDED = "recorded", "Recorded voice message"
    SMS = "sms", "SMS"
    TEXT_TO_VOICE = "text_to_voice", "Text-to-voice"
    EMAIL = "email", "E-mail"
    APP = "app", "Application"
    SOCIAL_MEDIA = "social_media", "Social media"
    LETTER = "letter", "Letter or leaflet"


class ListKeeper(Term):
    """Who keeps the list of contacts; other than the coordinator, the charter says it (8b)."""

    COORDINATOR = "coordinator", "The coordinator"
    OFFICER = "officer", "The mandated officer"


class Funding(Term):
    """The three ways of funding (art. 12)."""

    AUTHORITIES = "authorities", "All by the municipality or the zone"
    SHARED = "shared", "Shared with the members"
    MEMBERS = "members", "All by the members"


class EvaluationElement(Term):
    """What an evaluation looks at (art. 7): six that it must, two that it may."""

    MESSAGES = "messages", "Number of messages, urgent and not urgent"
    QUALITY = "quality", "Quality of the messages"
    FOLLOW_UP = "follow_up", "What came of the messages"
    CRIME = "crime", "Rise or fall of crime and nuisance"
    SAFETY = "safety", "Effect on the feeling of safety"
    RELATION = "relation", "Effect on the relation of citizens and police"
    RESULTS = "results", "Positive results"
    MEMBERS = "members", "Number of members over time"


REQUIRED_ELEMENTS = tuple(EvaluationElement)[:6]
"""What every evaluation has to look at."""


class RuleDuty(Term):
    """What the circular has the internal rules say, for members and coordinator."""

    ADULTS = "adults", "Members are 18 or older, and live or work in the territory"
    ACCEPTED = "accepted", "Members agree to the rules when they join"
    POLICE_ONLY = "police_only", "The police is the only point of contact for facts and complaints"
    REPORT = "report", "What is suspicious is reported to the police, directly and at once"
    NO_PATROL = "no_patrol", "Members do not patrol, step in or take over police tasks"
    NEUTRAL = "neutral", "The partnership is neutral, and serves no political party"
    NO_PRIVILEGE = "no_privilege", "Membership gives no right that others do not have"
    LAWS = "laws", "The acts on languages, private militias, privacy and discrimination are kept"
    AUTHORISATION = "authorisation", "No message goes out without the police’s prior authorisation"
    LISTS = "lists", "Contact data of members stay unseen by the other members"
    SANCTIONS = "sanctions", "The steps that follow a breach, and who decides them"
    FEE = "fee", "Funding and fee are made known before one joins"


class SocialDuty(Term):
    """What the rules add where social media carry urgent messages (annex 4, point 5)."""

    ADULTS = "adults", "Participants are 18 or older"
    TERRITORY = "territory", "Participants live, work or are established in the territory"
    BACKING = "backing", "The police approves and supports the group"
    SAA = "saa", "One notices, alerts the police by the emergency number, and then uses the app"
    SEEN_ONLY = "seen_only", "What nobody saw is not spread"
    SAFE_ONLY = "safe_only", "One reacts only where it is safe"
    DESCRIPTIONS = "descriptions", "Attention goes to descriptions of persons and vehicles"
    NO_PHOTOS = "no_photos", "No photo in which a person or a plate can be recognised"
    SAID_CALLED = "said_called", "The message says that the police has been called"
    LANGUAGE = "language", "Decent language, and the group for its purpose only"
    KEPT_INSIDE = "kept_inside", "What the group says is not spread"


class CoordinatorRole(Term):
    COORDINATOR = "coordinator", "Coordinator"
    CO_COORDINATOR = "co_coordinator", "Co-coordinator"
    INTERIM = "interim", "Interim coordinator"


class LaunchCondition(Term):
    """What a step of the launch waits for (annex 1)."""

    SUPPORT = "support", "Enough neighbours want it"
    ZONE_BACKS = "zone_backs", "The police zone recognises and supports it"
    TOWN_BACKS = "town_backs", "The municipality gives material or financial support"
    EXPECTED = "expected", "A partnership answers what the initiators expect"
    CLOSED_AREA = "closed_area", "The territory is one quarter or sector"
    COHESION = "cohesion", "Its people already do things together"
    CRIME_ROSE = "crime_rose", "Crime has clearly risen there"
    ENOUGH_HOMES = "enough_homes", "It has enough homes or businesses"
    EVENING_SET = "evening_set", "Time and place of the information evening are fixed"
    PLAN_MADE = "plan_made", "The communication plan says who does what"
    LETTERS_WRITTEN = "letters_written", "Invitation, membership form and rules are written"
    LETTERS_DELIVERED = "letters_delivered", "They are in every letter box of the territory"
    FIGURES_GIVEN = "figures_given", "The police has given the figures of the territory"
    CANDIDATE = "candidate", "There is a candidate for coordinator"
    SCREENED = "screened", "The candidate has been screened by the police"
    EVENING_HELD = "evening_held", "The evening was held; others could stand as candidate"
    TOWN_PRESENT = "town_present", "Mayor or alderman were asked to the evening"
    FORMS_BACK = "forms_back", "The membership forms are collected"
    LISTS_MADE = "lists_made", "The lists are in the communication platform"
    CHARTER_CHECKED = "charter_checked", "The charter was held against the check list"
    CHARTER_SIGNED = "charter_signed", "The charter is signed"
    CHARTER_SENT = "charter_sent", "Charter and rules are sent to the FPS Interior"
    STICKERS = "stickers", "Stickers and signs are given out"
    EVALUATION_SET = "evaluation_set", "The first evaluation has its date"


class LaunchDocument(Term):
    """What is written during the launch (annex 1)."""

    INVITATION = "invitation", "Invitation letter"
    MEMBERSHIP_FORM = "membership_form", "Membership form"
    RULES = "rules", "Internal rules"
    PRESENTATION = "presentation", "Outline of the presentation"
    AGENDA = "agenda", "Agenda of the evening"
    MINUTES = "minutes", "Minutes of the evening"
    CHARTER = "charter", "Charter"
    COVERING_MAIL = "covering_mail", "Covering mail"


class MeetingKind(Term):
    MEMBERS = "members", "Members’ meeting"
    CONSULTATION = "consultation", "Officer and coordinator"
    INFORMATION = "information", "Information evening"
    STEERING = "steering", "Steering committee"


class Structure(Term):
    """Where partnerships are spoken of beyond one of them (art. 11)."""

    ACCOMPANYING = "accompanying", "Federal accompanying committee"
    PROVINCIAL = "provincial", "Provincial working group"
    KNOWLEDGE_CENTRE = "knowledge_centre", "Knowledge centre"
    COORDINATORS = "coordinators", "Meeting of the zone’s coordinators"


class MailKind(Term):
    """What passes between a partnership and the FPS Interior."""

    SENT = "sent", "Charter sent"
    REMARKS = "remarks", "Remarks of the FPS Interior"
    APPROVED = "approved", "Charter approved"
    NOTICE = "notice", "Change notified"
    DECISION = "decision", "Copy of a decision"
    WITHDRAWN = "withdrawn", "Recognition withdrawn"


class ChangeKind(Term):
    """Changes of which the FPS Interior is told in writing, at once (art. 6, annex 2)."""

    COORDINATOR = "coordinator", "Coordinator"
    OFFICER = "officer", "Mandated officer"
    MAYOR = "mayor", "Mayor"
    TERRITORY = "territory", "Territory"
    COMMUNICATION = "communication", "Way of communication"
    ORGANISATION = "organisation", "Another important change"


class Towards(Term):
    COORDINATOR = "coordinator", "The coordinator"
    MEMBER = "member", "A member"


class MeasureStep(Term):
    """The steps that may follow a breach (art. 8b, 8c)."""

    TALK = "talk", "Talk"
    REPRIMAND = "reprimand", "Written reprimand"
    REPORT = "report", "Police report to the public prosecutor"
    SUSPENSION = "suspension", "Temporary suspension or exclusion"
    REMOVAL = "removal", "Definitive removal or exclusion"


class Ruling(Term):
    UPHELD = "upheld", "The removal stands"
    OVERTURNED = "overturned", "The removal is undone"
    INADMISSIBLE = "inadmissible", "The appeal is inadmissible"


class EndReason(Term):
    OWN_WISH = "own_wish", "Its members or authorities wished it"
    MILITIA = "militia", "Acts as of a private militia"
    WITHDRAWN = "withdrawn", "Recognition was withdrawn"
    MERGED = "merged", "It went on in another partnership"


class SurveyQuestion(Term):
    """The small set of questions to members and other people of the territory."""

    SAFE_DAY = "safe_day", "I feel safe in my neighbourhood by day"
    SAFE_NIGHT = "safe_night", "I feel safe in my neighbourhood after dark"
    SAFER = "safer", "The partnership makes me feel safer"
    REACH_POLICE = "reach_police", "I know how to reach the police"
    TRUST_POLICE = "trust_police", "I trust the police of my zone"
    CLOSER = "closer", "The partnership brings the police closer to us"
    USEFUL = "useful", "The messages are useful to me"
