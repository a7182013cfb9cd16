"""The fixed cast: the same people in every test, made through the use-cases, each made when first named.

Hanako learns in Nara; Sato is another resident; Aozora is a firm in Tokyo with Kenji acting for it, Midori is another
firm with Emi; Takeda (officer), Dirk (director) and Tutor serve Nara; Other serves Amami; Oper runs the platform.
"""

from datetime import date
from functools import cached_property
from uuid import UUID

from yuiwork.core.actor import Actor, Role
from yuiwork.people import api as people
from yuiwork.regions import api as regions

SYSTEM = Actor.for_system("tests")


class Cast:
    def person(self, email: str, family: str, given: str, kana: tuple[str, str], code: str = "29201") -> UUID:
        """An account with a profile; returns the user id."""
        user = people.User.objects.create_user(email=email, password="correct horse battery")
        people.save_profile(
            actor=Actor(user_id=user.id),
            family_name=family,
            given_name=given,
            family_kana=kana[0],
            given_kana=kana[1],
            birth_date=date(1992, 4, 1),
            municipality_code=code,
            postal_code="6308580",
            address="奈良県奈良市二条大路南1-1-1",
            phone="0742340000",
        )
        return user.id

    def actor(self, user_id: UUID) -> Actor:
        """Her actor with the grants she holds at this moment."""
        return regions.actor_for(user_id)

    def _firm(self, name: str, kana: str, **more: object) -> people.Organisation:
        return people.register_organisation(
            actor=SYSTEM,
            name=name,
            kind=people.OrganisationKind.COMPANY,
            kana=kana,
            postal_code="1000001",
            municipality_code="13101",
            address="東京都千代田区千代田1-1 青空ビル3階301",
            contact_name="田中 健司",
            contact_email="kenji@aozora.example",
            contact_phone="0312345678",
            **more,  # type: ignore[arg-type]
        )

    def _programme(self, slug: str, name: str, code: str, place: str, kana: str) -> regions.Programme:
        office = people.register_organisation(
            actor=SYSTEM,
            name=place,
            kind=people.OrganisationKind.MUNICIPALITY,
            kana=kana,
            municipality_code=code,
        )
        return regions.create_programme(
            actor=SYSTEM,
            slug=slug,
            name=name,
            organisation_id=office.id,
            region={
                "name": place,
                "kana": kana,
                "municipality_code": code,
                "population": 340_000,
                "accent": "#8a2c2c",
            },
            tagline="家で、自分のペースで働く",
            description="在宅ワークを学び、はじめての仕事まで伴走します。",
            for_whom="奈良市にお住まいの方",
            contact="奈良市 産業政策課",
            state=regions.ProgrammeState.OPEN,
            starts_on=date(2026, 4, 1),
        )

    @cached_property
    def nara(self) -> regions.Programme:
        return self._programme("nara", "なららワーク", "29201", "奈良市", "ナラシ")

    @cached_property
    def amami(self) -> regions.Programme:
        return self._programme("amami", "フリーランス寺子屋", "46222", "奄美市", "アマミシ")

    def _staff(self, email: str, family: str, kana: str, programme: regions.Programme, role: Role) -> UUID:
        user_id = self.person(email, family, "一", (kana, "ハジメ"))
        regions.appoint_staff(actor=SYSTEM, programme_id=programme.id, user_id=user_id, role=role)
        return user_id

    @cached_property
    def hanako(self) -> UUID:
        return self.person("hanako@example.jp", "山田", "花子", ("ヤマダ", "ハナコ"))

    @cached_property
    def sato(self) -> UUID:
        return self.person("sato@example.jp", "佐藤", "祥子", ("サトウ", "ショウコ"))

    @cached_property
    def takeda(self) -> UUID:
        return self._staff("officer@nara.example.jp", "武田", "タケダ", self.nara, Role.OFFICER)

    @cached_property
    def dirk(self) -> UUID:
        return self._staff("director@nara.example.jp", "森", "モリ", self.nara, Role.DIRECTOR)

    @cached_property
    def tutor(self) -> UUID:
        return self._staff("tutor@nara.example.jp", "林", "ハヤシ", self.nara, Role.TUTOR)

    @cached_property
    def carer(self) -> UUID:
        return self._staff("carer@nara.example.jp", "星", "ホシ", self.nara, Role.CHILDCARE)

    @cached_property
    def counsellor(self) -> UUID:
        return self._staff("desk@nara.example.jp", "谷", "タニ", self.nara, Role.DESK)

    @cached_property
    def other_officer(self) -> UUID:
        return self._staff("officer@amami.example.jp", "島", "シマ", self.amami, Role.OFFICER)

    @cached_property
    def aozora(self) -> people.Organisation:
        return self._firm("株式会社青空商事", "カブシキガイシャアオゾラショウジ", employee_count=30)

    @cached_property
    def kenji(self) -> UUID:
        user_id = self.person("kenji@aozora.example", "田中", "健司", ("タナカ", "ケンジ"), "13101")
        people.add_member(actor=SYSTEM, organisation_id=self.aozora.id, user_id=user_id)
        return user_id

    @cached_property
    def midori(self) -> people.Organisation:
        return self._firm("合同会社みどり", "ゴウドウガイシャミドリ")

    @cached_property
    def emi(self) -> UUID:
        user_id = self.person("emi@midori.example", "緑川", "恵美", ("ミドリカワ", "エミ"), "13101")
        people.add_member(actor=SYSTEM, organisation_id=self.midori.id, user_id=user_id)
        return user_id

    @cached_property
    def oper(self) -> UUID:
        user_id = self.person("oper@yuiwork.example", "運営", "太郎", ("ウンエイ", "タロウ"))
        people.User.objects.filter(id=user_id).update(is_operator=True)
        return user_id
